// Small comforts for browsers that run scripts; every page works without them.
import { submitFiltersOnChange } from './filters.js';
import { addCopyButtons } from './copy.js';
import { focusMessages } from './focus.js';
import { addPasskeys } from './passkey.js';
import { addShowPassword } from './password.js';
import { addPrintButtons } from './print.js';
import { showUploadProgress } from './upload.js';
import { watchStanding } from './watch.js';

function enhance(page: Document): void {
  focusMessages(page);
  submitFiltersOnChange(page);
  addCopyButtons(page);
  addPrintButtons(page);
  addShowPassword(page);
  addPasskeys(page);
  showUploadProgress(page, enhance);
}

enhance(document);
watchStanding(document);
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js');
