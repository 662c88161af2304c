/** The sectors of an area, as the codes speak of them. */
export const sectors = ['statutory', 'voluntary', 'community', 'faith', 'private', 'other'] as const
export type Sector = (typeof sectors)[number]

/** Whether a sector is on the side of the voluntary, community and faith sector in a Compact. */
export function isVoluntarySide(sector: Sector): boolean {
  return sector === 'voluntary' || sector === 'community' || sector === 'faith'
}
