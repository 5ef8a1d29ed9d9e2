/** Environment variable naming a folder in which the files of one run share the finished book. */
export const FOLDER_VARIABLE = "FLOWBOOK_TEST_SITE";
