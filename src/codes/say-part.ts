/**
 * How many of the people who answered, without a number: a check is public, and its count beside a table of the report would
 * tell what that table hides. Say "all", "some" or "none", and leave the number to the report.
 */

/** Fewer than these are too few to say anything of: all of them, or none, would be known to have done so. */
export { USUAL_LIMIT as tooFew } from '../facts/consultation/taking-part.ts'

/** "All responses", "Some responses, not all," or "None of the responses": the beginning of a sentence with a plural verb. */
export function sayPart(part: number, whole: number, many: string): string {
  if (part >= whole) return `All ${many}`
  return part === 0 ? `None of the ${many}` : `Some ${many}, not all,`
}
