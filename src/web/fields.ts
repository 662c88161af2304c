/** Everything a page declares its form with. */
export { fileField, filesIn, hidden, versionField } from './fields/carried.ts'
export { choice, choices, pick, picks, tick } from './fields/choice.ts'
export { dayField } from './fields/day.ts'
export { type About, type DayOfRecord, dayOfMoment, dayOfRecord } from './fields/day-relation.ts'
export type {
  AnyField,
  Control,
  Field,
  FormSpec,
  FormValues,
  Option,
  RawForm,
  ReadField,
  UploadedFile,
} from './fields/field.ts'
export { readForm, writeForm } from './fields/form.ts'
export { hourField } from './fields/hour.ts'
export { cleanText, email, line, passage, reply, whole } from './fields/text.ts'
