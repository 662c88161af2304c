/** Changes of the text as people read them: what becomes of which paragraph, and every word of it. */
import type { Span } from '../../documents/index.ts'
import type { Translate } from '../../web/catalogue.ts'
import { readChange } from '../documents/index.ts'
import type { Amendment } from './amendments.queries.ts'
import type { Places } from './places.ts'

/** A change in words. `place` is the address of the paragraph reworded or dropped, or that an addition stands after. */
export type ShownChange = Pick<Amendment, 'id' | 'does' | 'placed' | 'paragraphId' | 'reason'> & {
  readonly place: string
  /** Where what a dropped paragraph said is said from then on. */
  readonly into: string | null
  readonly spans: readonly Span[]
}

/** An amendment in words. */
export function showChange(places: Pick<Places, 'byId'>, amendment: Amendment): ShownChange {
  const { id, does, placed, paragraphId, reason, intoParagraphId } = amendment
  const into = intoParagraphId === null ? null : (places.byId.get(intoParagraphId)?.path ?? null)
  const place = places.byId.get(paragraphId)?.path ?? ''
  return { id, does, placed, paragraphId, reason, place, into, spans: readChange(amendment) }
}

/** What becomes of which paragraph, in one sentence. */
export function sayChange({ does, placed, place, into }: Omit<ShownChange, 'spans'>, t: Translate): string {
  const said = t(does === 'add' ? `points.change.add-${placed}` : `points.change.${does}`, { place })
  return into === null ? said : `${said} ${t('points.change.into', { place: into })}`
}
