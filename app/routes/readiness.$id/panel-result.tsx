import { BandScale } from '#app/readiness/band-scale.tsx';
import { HeatMap } from '#app/readiness/heat-map.tsx';
import { messages as shared } from '#app/readiness/messages.ts';
import type { PanelResult } from '#app/readiness/panel-result.ts';
import { RoundsCompared } from '#app/readiness/rounds-compared.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { Dimensions } from './dimensions.tsx';
import { ItemDetails } from './item-details.tsx';
import { messages } from './messages.ts';
import { OtherWeights } from './other-weights.tsx';

export function PanelResultView({ result }: { result: PanelResult | null }) {
  if (!result) {
    return (
      <EmptyState title={messages.nobody}>
        <p>{messages.nobodyText}</p>
      </EmptyState>
    );
  }
  const { overall, ungated, band, gates, raters } = result;
  const words = shared.bands[band];
  return (
    <>
      <p className="readiness-note">{shared.unvalidated}</p>
      <Section id="result" title={messages.result}>
        <div className="verdict-score">
          <span className="verdict-score__number">{overall.shown}</span>
          <span className="muted">{shared.outOf}</span>
          <span className="verdict-score__band">{words.title}</span>
          {ungated !== null && <span className="muted">{messages.before(ungated)}</span>}
        </div>
        <BandScale score={overall.score} band={band} />
        <p>{words.reading}</p>
        <Trust result={result} />
        <p>
          {messages.ratersOf}: {raters.join('; ')}.
        </p>
      </Section>
      <Section id="gates" title={messages.gates}>
        {gates.length === 0 && <p>{messages.noGates}</p>}
        {gates.map(({ gate, about }) => (
          <Notice key={gate} tone="stop" title={shared.gates[gate].title}>
            <p>
              {shared.gates[gate].text} {about.join(', ')}.
            </p>
          </Notice>
        ))}
      </Section>
      <Section id="next" title={messages.next}>
        <ul className="list">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </Section>
      <Section id="dimensions" title={messages.dimensions}>
        <Dimensions result={result} />
      </Section>
      <Section id="weakest" title={messages.weakest} text={messages.weakestText}>
        <div className="action-list">
          {result.weakest.map(({ title, shown, actions }) => (
            <div key={title}>
              <h3>
                {title}, {shown}
              </h3>
              <ol className="list-numbered">
                {actions.map((action) => (
                  <li key={action}>{action}</li>
                ))}
              </ol>
            </div>
          ))}
        </div>
      </Section>
      <Section id="items" title={messages.items} text={messages.itemsText}>
        <HeatMap result={result} />
        <ItemDetails result={result} />
      </Section>
      {result.rounds.length > 1 && (
        <Section id="compared" title={messages.compared}>
          <RoundsCompared result={result} />
        </Section>
      )}
      <OtherWeights result={result} />
    </>
  );
}

/** How far the result can be trusted. */
function Trust({ result: { confidence, lowConfidence, fewRaters, raters, unproven } }: { result: PanelResult }) {
  return (
    <>
      {fewRaters && (
        <Notice tone="warn" title={messages.fewRaters}>
          <p>{messages.fewRatersText(raters.length)}</p>
        </Notice>
      )}
      {lowConfidence ? (
        <Notice tone="warn" title={messages.lowConfidence}>
          <p>{messages.confidence(confidence)}</p>
        </Notice>
      ) : (
        <p>{messages.confidence(confidence)}</p>
      )}
      {unproven.length > 0 && (
        <p>
          {messages.unproven} {unproven.join(', ')}.
        </p>
      )}
    </>
  );
}
