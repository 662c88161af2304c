/** The frame of the Compact's pages for the secretariat that keeps it. */
import { sql } from 'kysely'
import { secretariat } from '../../access/access.ts'
import type { Workspace } from '../../web/workspace.ts'

export const compactWorkspace: Workspace = {
  kind: 'area',
  below: '/compact',
  home: '/compact',
  works: secretariat,
  publishes: 'nothing',
  stages: ['agreement', 'codes', 'kept'].map(name => ({ name, label: `compact.frame-stage.${name}` })),
  async standing(db, _ref, { t, area }) {
    const { rows } = await sql<{ inForce: number; comments: number }>`
      select (select count(*)::int from code where status = 'in-force') as "inForce",
        count(*)::int as comments from code_comment where answered_on is null and set_aside_on is null`.execute(db)
    const { inForce = 0, comments = 0 } = rows[0] ?? {}
    const state = inForce > 0 ? 'in-force' : 'none-yet'
    const comment = {
      text: t('compact.nav.comments'),
      page: 'comments',
      by: null,
      waits: t('compact.waits.comments', { count: comments }),
    }
    const adopt = { text: t('compact.nav.codes'), page: 'codes', by: null, waits: null }
    return {
      title: area.compactName,
      slug: '',
      state: {
        text: t(`compact.state.${state}`, { count: inForce }),
        colour: inForce > 0 ? 'govuk-tag--green' : 'govuk-tag--yellow',
      },
      stage: 'agreement',
      public: true,
      next: inForce === 0 ? adopt : comments > 0 ? comment : null,
      progress: new Map([['comments', { count: comments }]]),
    }
  },
}
