/** The sectors of an area, as the codes speak of them. */
import { fold } from '../../kernel/fold.ts'

export const sectors = ['statutory', 'voluntary', 'community', 'faith', 'private', 'other'] as const
export type Sector = (typeof sectors)[number]

/** Whether a sector is on the side of the voluntary, community and faith sector in a Compact. */
export function isVoluntarySide(sector: Sector): boolean {
  return sector === 'voluntary' || sector === 'community' || sector === 'faith'
}

/** Words by which lists tell the sectors, folded; the first that stands in a cell counts. */
const TOLD: readonly (readonly [Sector, readonly string[]])[] = [
  ['faith', ['faith', 'religious', 'church', 'mosque', 'temple', 'synagogue', 'gurdwara']],
  ['statutory', ['statutory', 'public', 'council', 'local authority', 'nhs', 'health', 'police', 'fire', 'government']],
  ['community', ['community', 'residents', 'tenants']],
  ['voluntary', ['voluntary', 'vcs', 'vcse', 'vcfs', 'charity', 'third', 'civil society', 'not for profit']],
  ['private', ['private', 'business', 'commercial', 'company']],
  ['other', ['other']],
]

/** The sector that a cell of a list tells, such as "VCSE" or "Public body"; null where it tells none. */
export function readSector(told: string): Sector | null {
  const words = ` ${fold(told)} `
  return TOLD.find(([, signs]) => signs.some(sign => words.includes(` ${sign} `)))?.[0] ?? null
}
