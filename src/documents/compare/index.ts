/** Comparison of two versions of a document, and the identity that makes it possible. Pure. */
export {
  type ChangeKind,
  type CompareOptions,
  type Comparison,
  changeKinds,
  compareTrees,
  type Row,
} from './compare.ts'
export { carryIdentity } from './identity.ts'
export { after, before, type Span, trackWords } from './words.ts'
