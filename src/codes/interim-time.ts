/** When a consultation is reviewed half way: the practice and the page that asks for it count alike. */
import { addDays, type Day, daysBetween } from '../kernel/day.ts'

/** The first and the last day for an interim review: between one third and two thirds of the days from the first to the last. */
export function interimTime(opensOn: Day, closesOn: Day): { readonly first: Day; readonly last: Day } {
  const length = daysBetween(opensOn, closesOn) + 1
  return { first: addDays(opensOn, Math.ceil(length / 3)), last: addDays(opensOn, Math.floor((2 * length) / 3)) }
}
