/** Told to look for the mail; where no mail leaves this installation, also where it is kept. */
import { anyone } from '../../access/access.ts'
import { definePage } from '../../web/page.ts'
import { linkMinutes } from './sign-in.queries.ts'

export const signInCheckPage = definePage({
  path: '/sign-in/check-your-email',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'accounts/sign-in-check.njk',
  async show({ hub, t }) {
    return { title: t('accounts.check.title'), minutes: linkMinutes, mailLeaves: hub.mailLeaves }
  },
})
