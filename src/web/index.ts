// The one door of the web shell: pages and routes import from here.
export { type Assets, loadAssets, OFFLINE_PATH, type ServedAsset } from './assets.js';
export * from './components/index.js';
export { Gallery } from './gallery.js';
export { Icon, type IconName, Logo } from './icons.js';
export { EmptyPicture, NotebookPicture, NothingFoundPicture, TroublePicture } from './illustrations.js';
export * from './language.js';
export { type Messages, messagesFor, problemWords, type ProblemWords, ruleSentence } from './messages/index.js';
export * from './pages/index.js';
export { Qr, qrMatrix } from './qr.js';
export type { Audience } from './shell-doors.js';
export { type EmergencyBand, type Flash, type Page, renderPage } from './shell.js';
export { type HelpLine, type Site, telephoneHref } from './site.js';
