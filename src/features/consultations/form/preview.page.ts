/** The form as respondents will see it, to look over before it opens. Nothing typed into it is sent. */
import { worksOnConsultation } from '../../../access/access.ts'
import { controlsOf } from '../../../questions/form.ts'
import { sayHint, sayOnlySection } from '../../../questions/say-routing.ts'
import { definePage } from '../../../web/page.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { anyConsultation, planCrumbs, slugParams } from '../subject.ts'
import { formAddress } from './form-address.ts'

export const previewPage = definePage({
  path: '/consultations/:slug/form/preview',
  access: worksOnConsultation,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'consultations/form/preview.njk',
  params: slugParams,
  subject: anyConsultation,
  async show({ db, subject, t }) {
    const form = await loadQuestionForm(db, subject.id)
    return {
      title: t('consultations.form.preview'),
      breadcrumbs: [...planCrumbs(t, subject), { text: t('consultations.form.title'), href: formAddress(subject) }],
      consultation: subject,
      sections: form.sections.map(section => ({
        title: section.title,
        onlyIf: sayOnlySection(form, section, t),
        controls: controlsOf(section, {}).map(control => ({ ...control, hint: sayHint(form, control.question, t) })),
      })),
    }
  },
})
