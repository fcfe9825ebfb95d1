// The one door of the web shell: pages import from here.
export * from './components/index.js';
export { Icon, type IconName, Logo } from './icons.js';
export * from './language.js';
export { type Messages, messagesFor } from './messages/index.js';
export { type Audience, type EmergencyBand, type Flash, type Page, renderPage } from './shell.js';
export { type HelpLine, type Site, telephoneHref } from './site.js';
