/** Setting up a new area: the first page, and the steps from there to the first consultation. */
import type { Route } from '../../web/page.ts'
import { beginPage } from './begin.page.ts'
import { settingUpPage } from './setting-up.page.ts'

export { beginEmptyArea, makeBeginning } from './begin.queries.ts'
export { findSettingUp, hasSecretariat } from './steps.queries.ts'

export const routes: readonly Route[] = [beginPage, settingUpPage]
