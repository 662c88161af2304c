/** Home: what is open now, what was decided, is the Compact kept. */
import type { Route } from '../../web/page.ts'
import { homePage } from './home.page.ts'

export const routes: readonly Route[] = [homePage]
