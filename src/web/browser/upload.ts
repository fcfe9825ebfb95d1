/**
 * Shows how far the sending of a file is. The form is sent by XMLHttpRequest because only it reports progress; whatever
 * the server answers (a page with errors, or the page it redirects to) becomes the page, as without script; `shown` then
 * enhances it. When nobody answers, the form stays as it was filled in, and says so.
 */
export function showUploadProgress(page: Document, shown: (page: Document) => void): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[enctype="multipart/form-data"]')) {
    const text = form.querySelector<HTMLElement>('[data-upload-text]');
    if (text === null) continue;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(form, text, event.submitter, page, shown);
    });
  }
}

function send(
  form: HTMLFormElement,
  text: HTMLElement,
  submitter: HTMLElement | null,
  page: Document,
  shown: (page: Document) => void,
): void {
  const pattern = text.dataset['uploadText'] ?? '';
  const bar = page.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', pattern.split(':')[0]?.trim() ?? '');
  text.textContent = pattern;
  text.classList.remove('field-error');
  text.after(bar);
  submitter?.setAttribute('disabled', '');

  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.upload.addEventListener('progress', (progress) => {
    if (!progress.lengthComputable) return;
    const percent = Math.floor((100 * progress.loaded) / progress.total);
    bar.value = percent;
    // A screen reader hears every quarter, not every per cent.
    if (percent % 25 === 0) text.textContent = pattern.replace('0', String(percent));
  });
  request.upload.addEventListener('load', () => {
    text.textContent = text.dataset['uploadDone'] ?? '';
  });
  request.addEventListener('load', () => {
    const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
    if (request.responseURL !== location.href) history.pushState({}, '', request.responseURL);
    page.title = answer.title;
    page.body.replaceWith(answer.body);
    scrollTo(0, 0);
    shown(page);
  });
  request.addEventListener('error', () => {
    bar.remove();
    text.textContent = text.dataset['uploadCut'] ?? '';
    text.classList.add('field-error');
    submitter?.removeAttribute('disabled');
    submitter?.focus();
  });
  request.send(new FormData(form, submitter));
}
