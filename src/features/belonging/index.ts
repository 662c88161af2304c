/** Bodies that are part of others from a day to a day: told by one, confirmed by the other, ended and kept. */
import type { Route } from '../../web/page.ts'
import type { Matter } from '../parties/index.ts'
import { belongingChangedMatter, belongingMatter } from './belonging.matter.ts'
import { belongingPage, belongingsPage } from './belonging.page.ts'
import { belongingEndPage } from './ending.page.ts'
import { tellingPage } from './telling.page.ts'

export { partsAfter } from './belonging.queries.ts'
export { passOnParts } from './follow.ts'

export const routes: readonly Route[] = [belongingsPage, tellingPage, belongingPage, belongingEndPage]

/** What the two bodies are asked. */
export const matters: readonly Matter[] = [belongingMatter, belongingChangedMatter]
