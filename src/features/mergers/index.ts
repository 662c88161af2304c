/** Organisations that go into others, become one, part or end: announced, confirmed by each, carried out, taken back. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import type { Matter } from '../parties/index.ts'
import { announcingPage } from './announcing.page.ts'
import { becomingMatter } from './becoming.matter.ts'
import { carryOutChanges } from './carry-out.job.ts'
import { changePage, takingBackPage } from './change.page.ts'

export const routes: readonly Route[] = [announcingPage, changePage, takingBackPage]

/** What the bodies named are asked. */
export const matters: readonly Matter[] = [becomingMatter]

export const jobs: readonly Job[] = [carryOutChanges]
