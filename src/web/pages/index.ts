export * from './activation.page.js';
export * from './certify.js';
export { DemoPage, type DemoLetter, type DemoLogin } from './demo.page.js';
export { HelpPage } from './help.page.js';
export { HomePage } from './home.page.js';
export * from './opposition.page.js';
export { ProblemNotice } from './problem.js';
export type { ProofError, ProofValues } from './proof-fields.js';
export { REFUSAL_STATUS, RefusalPage, refusalTitle, type RefusalKind } from './refusal.page.js';
export {
  type CodeError,
  type CodeView,
  SignInCodePage,
  type SignInError,
  SignInPage,
  type SignInView,
} from './sign-in.page.js';
export { AccessibilityPage, PersonalDataPage, VerifyMessagePage } from './statements.page.js';
export * from './new-code.page.js';
export * from './recovery.page.js';
