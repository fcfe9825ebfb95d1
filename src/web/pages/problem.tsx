// The faults of what was sent, said inside a page: for a refused document, a wrong identity, a missing reason.
import type { VNode } from 'preact';
import { Icon } from '../icons.js';
import { type Messages, problemWords } from '../messages/index.js';

/** `name` is the fault's name (`malware-found`); takes the focus like an error summary. */
export function ProblemNotice({
  m,
  name,
  reference,
  untitled,
}: {
  m: Messages;
  name: string;
  /** True when the page's h1 already says the fault. */
  untitled?: boolean | undefined;
  reference?: string | undefined;
}): VNode {
  const words = problemWords(m, name);
  return (
    <div class="notice notice-error error-summary" role="alert" tabIndex={-1} data-focus data-problem={name}>
      <Icon name="problem" />
      <div>
        {untitled !== true && <h2 class="notice-title">{words.title}</h2>}
        <p>{words.todo}</p>
        <p>{words.other}</p>
        {reference !== undefined && <p class="reference">{m.refusals.reference(reference)}</p>}
      </div>
    </div>
  );
}
