/** The pages that keep the glossary of a document. */
import type { Route } from '../../../web/page.ts'
import { glossaryPage } from './glossary.page.ts'
import { termPage } from './term.page.ts'

export const glossaryRoutes: readonly Route[] = [glossaryPage, termPage]
