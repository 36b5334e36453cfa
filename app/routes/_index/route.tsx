import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useRouteLoaderData } from '@remix-run/react';
import type { loader as rootLoader } from '#app/root.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { TextInput } from '#app/ui/field.tsx';
import styles from './landing.css?url';
import { messages } from './messages.ts';
import { Specimen } from './specimen.tsx';

/** Only strangers see this page: those who learn do not carry its looks. */
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = () => [
  { title: messages.title },
  { name: 'description', content: messages.description },
];

export default function Landing() {
  const signedIn = Boolean(useRouteLoaderData<typeof rootLoader>('root')?.person);
  return (
    <div className="page landing">
      <div className="landing__top">
        <div>
          <h1 className="landing__heading">{messages.heading}</h1>
          <p className="landing__lede">{messages.lede}</p>
          <p className="landing__start">
            <ButtonLink large next to={signedIn ? '/learn' : '/login'}>
              {signedIn ? messages.goOn : messages.signIn}
            </ButtonLink>
          </p>
        </div>
        <Specimen />
      </div>
      <Readers />
      <Answers />
      <Subject />
      <Verify />
    </div>
  );
}

function Readers() {
  return (
    <section className="landing__section" aria-labelledby="readers">
      <h2 id="readers">{messages.readers.heading}</h2>
      <div className="landing__readers">
        {messages.readers.list.map((reader) => (
          <div key={reader.who}>
            <h3>{reader.who}</h3>
            <p>{reader.text}</p>
          </div>
        ))}
      </div>
    </section>
  );
}

function Answers() {
  const { answers } = messages;
  return (
    <section className="landing__section" aria-labelledby="answers">
      <h2 id="answers">{answers.heading}</h2>
      <div>
        <p className="lede">{answers.lede}</p>
        <dl className="landing__answers">
          {answers.list.map((row) => (
            <div key={row.question}>
              <dt>{row.question}</dt>
              <dd>{row.answer}</dd>
            </div>
          ))}
        </dl>
        <div className="landing__honest">
          <h3>{answers.honest.title}</h3>
          <p>{answers.honest.text}</p>
        </div>
      </div>
    </section>
  );
}

function Subject() {
  const { subject } = messages;
  return (
    <section className="landing__section" aria-labelledby="subject">
      <h2 id="subject">{subject.heading}</h2>
      <div>
        <p className="lede">{subject.lede}</p>
        <ol className="landing__parts">
          {subject.parts.map((part) => (
            <li key={part.title}>
              <h3>{part.title}</h3>
              <dl className="landing__topics">
                {part.topics.map(([topic, text]) => (
                  <div key={topic}>
                    <dt>{topic}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Verify() {
  const { verify } = messages;
  return (
    <section className="landing__section landing__verify" aria-labelledby="verify">
      <h2 id="verify">{verify.heading}</h2>
      <div>
        <p className="measure">{verify.text}</p>
        <form method="get" action="/verify" className="landing__form">
          <TextInput
            id="serial"
            name="serial"
            label={verify.label}
            className="input--serial"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <Button look="secondary">{verify.button}</Button>
        </form>
      </div>
    </section>
  );
}
