import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { messages } from './messages.ts';

/** Answered with a file, so that the page stays: the link shows what was made. */
export function Downloads({ id }: { id: string }) {
  return (
    <>
      <Form className="form" method="post" action={`/team/exports/${id}/file`} reloadDocument>
        <PersonField />
        <p>
          <Button name="rows" value="all">
            {messages.all}
          </Button>
        </p>
        <p className="muted">{messages.changesText}</p>
        <p>
          <Button name="rows" value="changes" look="secondary">
            {messages.changes}
          </Button>
        </p>
      </Form>
      <p>
        <Link to={`/team/exports/${id}`} reloadDocument>
          {messages.reload}
        </Link>
      </p>
    </>
  );
}
