/** The error summary, or else the message of what has just happened, takes the focus so that it is read out first. */
export function focusMessages(page: Document): void {
  const target =
    page.querySelector<HTMLElement>('.error-summary[data-focus]') ?? page.querySelector<HTMLElement>('[data-focus]');
  target?.focus();
}
