/**
 * Joint views: several partners answer a consultation together through their board. The board decides, each partner says for itself
 * whether it joins, views of a minority stand beside, and the receipt of the response shows that it was given.
 */
import type { Route } from '../../web/page.ts'
import type { Matter } from '../parties/index.ts'
import { joiningViewMatter } from './joining.matter.ts'
import { jointViewsPage } from './joint-views.page.ts'
import { newJointViewPage } from './new-joint-view.page.ts'
import { jointResponsePage } from './response.page.ts'
import { jointWithdrawalPage } from './withdrawal.page.ts'

export const matters: readonly Matter[] = [joiningViewMatter]

export const routes: readonly Route[] = [jointViewsPage, newJointViewPage, jointResponsePage, jointWithdrawalPage]
