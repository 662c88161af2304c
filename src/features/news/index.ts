/** News of an organisation to the sector. */
import type { Route } from '../../web/page.ts'
import { newNewsPage, newsCsv, newsPage } from './news.page.ts'

export const routes: readonly Route[] = [newsPage, newsCsv, newNewsPage]
