/* One person's own record, for them: 45 CFR 164.524, and Article 15 of the GDPR. */
#include "ps-person-export.h"

#include "ps-person-record.h"

/**
 * ps_person_export:
 * @person_id: whose
 * @format: %PS_EXPORT_JSON or %PS_EXPORT_TEXT
 *
 * Makes a file of all that is known of a person, without anybody else's name. It is for the member, who
 * needs no consent of their own, and leaves through the gate that it comes with.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the file
 */
PsExported *
ps_person_export (PsConn          *conn,
                  gint64           person_id,
                  PsExportFormat   format,
                  const PsClock   *clock,
                  GError         **error)
{
  g_autoptr (PsExported) exported = g_new0 (PsExported, 1);
  g_autoptr (PsPersonRecord) record = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  /* What is to be read is a letter to them, whatever it is printed on. */
  exported->gate = ps_disclosure_new (PS_AUDIENCE_MEMBER,
                                      PS_GIVEN_ROSTER | PS_GIVEN_CONTACT | PS_GIVEN_ATTENDANCE,
                                      format == PS_EXPORT_JSON ? "json" : "letter", NULL, "request");
  record = ps_person_record_read (conn, person_id, clock, exported->gate, error);
  if (record == NULL)
    return NULL;

  if (format == PS_EXPORT_JSON)
    ps_person_json_write (text, record);
  else
    ps_person_text_write (text, record);

  exported->n_people = exported->n_written = 1;
  exported->bytes = g_string_free_to_bytes (g_steal_pointer (&text));

  return g_steal_pointer (&exported);
}
