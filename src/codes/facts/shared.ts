/** Parts of the read models that several subjects have. */
export {
  type Departure,
  type Item,
  isSector,
  type Request,
  type Sector,
  type Signatory,
  type SubjectFacts,
  type View,
} from '../../facts/shared.ts'
