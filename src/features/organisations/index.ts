/** Organisations: the directory, their details and what they do in the area. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import type { Matter } from '../parties/index.ts'
import { editOrganisationPage } from './edit-organisation.page.ts'
import { bringInOrganisationsPage } from './import/bring-in.page.ts'
import { letListsGo } from './import/let-lists-go.job.ts'
import { longLeftOutCsv, longListPage } from './import/long.page.ts'
import { leftOutCsv, lookOverPage } from './import/look-over.page.ts'
import { workOnLists } from './import/work-on-long.job.ts'
import { endInterestPage, interestsPage, registrationPage } from './interests.page.ts'
import { involvementPage } from './involvement.page.ts'
import { organisationLessonsPage } from './lessons.page.ts'
import { newOrganisationPage } from './new-organisation.page.ts'
import { numbersPage } from './numbers.page.ts'
import { organisationPage } from './organisation.page.ts'
import { organisationsPage } from './organisations.page.ts'
import { organisationsCsv } from './organisations-csv.page.ts'
import { newPolicyPage, policiesPage, policyPage } from './policies.page.ts'
import { practicePage } from './practice.page.ts'
import { proposedPage } from './proposed.page.ts'

export {
  type Above,
  type Belonging,
  type BelongingBody,
  type BelongingKind,
  belongingKinds,
  findBelonging,
  findBelongingsOf,
  findOthers,
  type Other,
} from './belonging.queries.ts'
export { type BookName, bookNames, books, booksOf } from './books.ts'
export { endBody } from './ending.queries.ts'
export { resources } from './open-data.ts'
export { addOrganisation, findDoubles, findOrganisation, type Organisation } from './organisations.queries.ts'
export { owed } from './owed.ts'
export { isVoluntarySide, type Sector, sectors } from './sectors.ts'
export { crumbsBelow, inOrganisation, mayChangeOrganisation, organisationOfAddress } from './subject.ts'

/** The pages of the directory, for every matter in which an organisation can be asked. */
export const routesFor = (matters: readonly Matter[]): readonly Route[] => [
  organisationsPage,
  organisationsCsv,
  newOrganisationPage,
  proposedPage(matters),
  bringInOrganisationsPage,
  lookOverPage,
  leftOutCsv,
  longListPage,
  longLeftOutCsv,
  organisationPage,
  editOrganisationPage,
  numbersPage,
  registrationPage,
  interestsPage,
  endInterestPage,
  practicePage,
  policiesPage,
  newPolicyPage,
  policyPage,
  involvementPage,
  organisationLessonsPage,
]

export const jobs: readonly Job[] = [letListsGo, workOnLists]
