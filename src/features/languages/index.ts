/** The languages that an area offers beside English, and the words of each. */
import type { Route } from '../../web/page.ts'
import { choosePage } from './choose.page.ts'

export const routes: readonly Route[] = [choosePage]
