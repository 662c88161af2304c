/** What every entry of the record tells of. Whoever adds a form says so in one of these files. */
import type { Act } from './acts/act.ts'
import { areaActs } from './acts/area.ts'
import { compactActs } from './acts/compact.ts'
import { consultationsActs } from './acts/consultations.ts'
import { partnershipsActs } from './acts/partnerships.ts'

/** The files, each with names of its own. */
export const actFiles: readonly Readonly<Record<string, Act>>[] = [
  areaActs,
  compactActs,
  consultationsActs,
  partnershipsActs,
]

const told: ReadonlyMap<string, Act> = new Map(actFiles.flatMap(file => Object.entries(file)))

/** What an entry tells of; null where nobody said, as for what no form does. */
export function actOf(action: string): Act | null {
  return told.get(action) ?? null
}

/** Whether an entry tells of something that a form must not do by accident. */
export function isAct(action: string): boolean {
  const act = actOf(action)
  return act === 'acts' || act === 'decides' || act === 'opens' || act === 'votes'
}

/** The entries that are listed to nobody: so many as there are, so many have voted. */
export const unlistedActions: readonly string[] = [...told].flatMap(([action, act]) =>
  act === 'votes' ? [action] : [],
)

/** Whether an entry tells that a seal was opened to be read. */
export function opensSeal(action: string): boolean {
  return actOf(action) === 'opens'
}

/** Whether an entry is written only for somebody who has just proved who they are. */
export function asksFreshProof(action: string): boolean {
  const act = actOf(action)
  return act === 'opens' || act === 'decides' || act === 'keeps-freshly'
}
