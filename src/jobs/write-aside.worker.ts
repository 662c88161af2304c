/** The thread in which long files are written. */
import { writeForReaders } from './write-aside.ts'

writeForReaders()
