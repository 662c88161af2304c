/** Every page, download, job and workspace of the product. Tests walk these lists. */
import type { Job } from '../jobs/jobs.ts'
import type { OwedDefinition } from '../web/owed.ts'
import type { Route } from '../web/page.ts'
import type { Reminder } from '../web/reminders.ts'
import type { Resource } from '../web/resource.ts'
import type { Workspace } from '../web/workspace.ts'
import * as accounts from './accounts/index.ts'
import * as acknowledging from './acknowledging/index.ts'
import * as api from './api/index.ts'
import * as areas from './areas/index.ts'
import * as askings from './askings/index.ts'
import * as belonging from './belonging/index.ts'
import * as books from './books/index.ts'
import * as compact from './compact/index.ts'
import * as consultations from './consultations/index.ts'
import * as documents from './documents/index.ts'
import * as evidence from './evidence/index.ts'
import * as home from './home/index.ts'
import * as jointViews from './joint-views/index.ts'
import * as languages from './languages/index.ts'
import * as meetings from './meetings/index.ts'
import * as mergers from './mergers/index.ts'
import * as news from './news/index.ts'
import * as operations from './operations/index.ts'
import * as organisations from './organisations/index.ts'
import * as parties from './parties/index.ts'
import * as partnerships from './partnerships/index.ts'
import * as points from './points/index.ts'
import * as responses from './responses/index.ts'
import * as settingUp from './setting-up/index.ts'

/** Every matter in which another party answers for itself. */
const matters = [
  ...compact.matters,
  ...partnerships.matters,
  ...meetings.matters,
  ...mergers.matters,
  ...belonging.matters,
  ...jointViews.matters,
]

/** What every feature opens to other programs. */
export const resources: readonly Resource[] = [
  ...organisations.resources,
  ...partnerships.resources,
  ...meetings.resources,
  ...consultations.resources,
  ...points.resources,
  ...compact.resources,
]

export const routes: readonly Route[] = [
  ...home.routes,
  ...settingUp.routes,
  ...accounts.routes,
  ...acknowledging.routes,
  ...askings.routes,
  ...belonging.routes,
  ...books.routes,
  ...compact.routes,
  ...consultations.routes,
  ...documents.routes,
  ...evidence.routes,
  ...jointViews.routes,
  ...languages.routes,
  ...meetings.routes,
  ...mergers.routes,
  ...organisations.routesFor(matters),
  ...parties.routesFor(matters),
  ...partnerships.routes,
  ...news.routes,
  ...operations.routes,
  ...points.routes,
  ...responses.routes,
  ...api.routesFor(resources),
  ...areas.routesFor(resources),
]

export const jobs: readonly Job[] = [
  ...accounts.jobs,
  ...acknowledging.jobs,
  ...api.jobsFor(resources),
  ...askings.jobs,
  ...areas.jobs,
  ...compact.jobs,
  ...consultations.jobs,
  ...meetings.jobs,
  ...mergers.jobs,
  ...operations.jobs,
  ...organisations.jobs,
  ...parties.jobsFor(matters),
  ...partnerships.jobs,
  ...points.jobs,
  ...responses.jobs,
]

/** The frames around the pages of a subject, for those who work on it. */
export const workspaces: readonly Workspace[] = [
  consultations.consultationWorkspace,
  partnerships.partnershipWorkspace,
  compact.compactWorkspace,
]

/** What pages say to one browser of what was begun with it. */
export const reminders: readonly Reminder[] = [...responses.reminders]

/** What every feature is owed: what My tasks asks. */
export const owed: readonly OwedDefinition[] = [
  ...compact.owed,
  ...consultations.owed,
  ...languages.owed,
  ...meetings.owed,
  ...operations.owed,
  ...organisations.owed,
  ...parties.owed,
  ...partnerships.owed,
  ...points.owed,
  ...responses.owed,
]
