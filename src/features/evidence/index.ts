/** The evidence pack for funders of local partnerships, from records alone. */
import type { Route } from '../../web/page.ts'
import { evidenceCsv, evidenceDocx, evidenceJson, evidencePage, evidencePdf } from './evidence.page.ts'

export const routes: readonly Route[] = [evidencePage, evidencePdf, evidenceDocx, evidenceCsv, evidenceJson]
