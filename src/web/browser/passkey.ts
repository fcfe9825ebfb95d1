/** Shows the forms that work with a passkey, where the browser can: fetches the question, asks the device, sends its answer. */
export function addPasskeys(page: Document): void {
  if (typeof PublicKeyCredential === 'undefined' || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return;
  for (const frame of page.querySelectorAll<HTMLElement>('[data-passkey]')) {
    const form = frame.querySelector('form');
    if (form === null) continue;
    frame.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void ask(frame, form).catch(() => {
        const said = form.querySelector('[role="status"]');
        if (said !== null) said.textContent = frame.dataset['passkeyFailed'] ?? '';
      });
    });
  }
}

async function ask(frame: HTMLElement, form: HTMLFormElement): Promise<void> {
  const token = new FormData(form).get('_csrf');
  const answer = await fetch(frame.dataset['passkey'] ?? '', {
    method: 'POST',
    body: new URLSearchParams({ _csrf: typeof token === 'string' ? token : '' }),
  });
  if (!answer.ok) throw new Error('no question');
  const question = (await answer.json()) as never;
  const credential =
    frame.dataset['passkeyNew'] === undefined
      ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) })
      : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) });
  const field = form.elements.namedItem('reponse') as HTMLInputElement;
  field.value = JSON.stringify(credential);
  form.submit();
}
