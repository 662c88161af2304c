/** Terms of office as the records that findings about holders rest on: what is missing is put right there. */
import type { Holding, Seat } from '../facts/partnership/seats.ts'

/** The present term of a filled seat, under the name of the seat. */
export type TermOfOffice = {
  readonly id: string
  readonly label: string
  readonly within: string
  readonly holder: Holding
}

/** The present terms of seats; vacant ones have none. */
export function termsOf(seats: readonly Seat[]): readonly TermOfOffice[] {
  return seats.flatMap(({ id, label, holder }) =>
    holder === null ? [] : [{ id: holder.id, label, within: id, holder }],
  )
}
