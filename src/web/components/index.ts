export * from './act.js';
export * from './button.js';
export * from './choice.js';
export { FileField, OneTimeCodeField, TextArea, TextField } from './field.js';
export * from './form.js';
export * from './list.js';
export * from './navigation.js';
export * from './notice.js';
export * from './passkey.js';
