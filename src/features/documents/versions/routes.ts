/** The pages that change versions. */
import type { Route } from '../../../web/page.ts'
import { versionPage } from './version.page.ts'
import { versionFileDownload } from './version-file.download.ts'
import { versionParagraphPage } from './version-paragraph.page.ts'

export const versionRoutes: readonly Route[] = [versionPage, versionFileDownload, versionParagraphPage]
