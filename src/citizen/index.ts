export { AccessSections } from './access-sections.js';
export { citizenPage, messagesOfRequest, type CitizenDeps, type CitizenPage } from './citizen-page.js';
export { DirectorySearchForm } from './directory-search.page.js';
export {
  professionalWords,
  professionLabel,
  titledName,
  type Directory,
  type ProfessionalWords,
} from './professional-words.js';
