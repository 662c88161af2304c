/** Every page, download and job of the product. Tests walk these lists. */
import type { Job } from '../jobs/jobs.ts'
import type { Route } from '../web/page.ts'
import * as accounts from './accounts/index.ts'

export const routes: readonly Route[] = [...accounts.routes]

export const jobs: readonly Job[] = [...accounts.jobs]
