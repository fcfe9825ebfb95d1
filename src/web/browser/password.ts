/** Adds a « Afficher le mot de passe » box under each password: typing blind is where most mistakes are made. */
export function addShowPassword(page: Document): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('input[type="password"][data-show]')) {
    const line = page.createElement('div');
    line.className = 'choice';
    const box = page.createElement('input');
    box.type = 'checkbox';
    box.id = `${input.id}-show`;
    const label = page.createElement('label');
    label.htmlFor = box.id;
    label.textContent = input.dataset['show'] ?? '';
    box.addEventListener('change', () => {
      input.type = box.checked ? 'text' : 'password';
    });
    // Hidden again on sending, so that browsers offer to keep it as a password.
    input.form?.addEventListener('submit', () => {
      input.type = 'password';
    });
    line.append(box, label);
    input.after(line);
  }
}
