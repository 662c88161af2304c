/** Accounts: signing in by emailed link or an organisation’s own sign-in, one's own account, people and their roles. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { accountPage } from './account.page.ts'
import { erasePage } from './erase.page.ts'
import { forgetExpired } from './forget-expired.job.ts'
import { arrivalPage } from './issuers/arrival.page.ts'
import { issuerPage, issuersPage, newIssuerPage } from './issuers/issuers.page.ts'
import { leftPage } from './issuers/left.page.ts'
import { startPage } from './issuers/start.page.ts'
import { keptPage } from './kept.page.ts'
import { ownDataDownload, ownDataPage } from './own-data/own-data.page.ts'
import { addPasskeyPage } from './passkeys/add.page.ts'
import { passkeySignInPage } from './passkeys/sign-in.page.ts'
import { rulePage } from './rule/rule.page.ts'
import { sessionsPage } from './sessions.page.ts'
import { signInPage } from './sign-in.page.ts'
import { signInCheckPage } from './sign-in-check.page.ts'
import { signInLinkPage } from './sign-in-link.page.ts'
import { signOutPage } from './sign-out.page.ts'
import { othersWaysPage } from './ways/others-ways.page.ts'
import { removeWayPage, waysPage } from './ways/ways.page.ts'

export { erasePerson, isLastSecretariat } from './erase.queries.ts'
export { issuersCheckup } from './issuers/checkup.ts'
export { giveRole, tellRights } from './rights.ts'
export { liftRule } from './rule/rule.queries.ts'
export { holdBySeat } from './seat-roles.queries.ts'
export { findPersonByEmail, makeSignInLink } from './sign-in.queries.ts'
export { teamPage } from './teams/team.page.ts'
export { addNameless, addPerson, endRole, findTeam, grantRole, personOfEmail } from './teams/team.queries.ts'

export const routes: readonly Route[] = [
  signInPage,
  signInCheckPage,
  signInLinkPage,
  passkeySignInPage,
  startPage,
  arrivalPage,
  leftPage,
  issuersPage,
  newIssuerPage,
  issuerPage,
  accountPage,
  sessionsPage,
  waysPage,
  removeWayPage,
  addPasskeyPage,
  othersWaysPage,
  rulePage,
  keptPage,
  ownDataPage,
  ownDataDownload,
  erasePage,
  signOutPage,
]
export const jobs: readonly Job[] = [forgetExpired]
