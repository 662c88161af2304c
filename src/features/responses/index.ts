/** Responses: giving one in any channel, coming back to it, and keeping who gave it apart from what was said. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { respondPage } from './respond.page.ts'

export const routes: readonly Route[] = [respondPage]
export const jobs: readonly Job[] = []
