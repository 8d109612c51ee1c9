/* One person's own record, for them: 45 CFR 164.524, and Article 15 of the GDPR. */
#include "ps-person-export.h"

#include "ps-person-record.h"

/* What is to be read is a letter to them, whatever it is printed on. */
static const char *
say_form (PsExportFormat format)
{
  switch (format)
    {
    case PS_EXPORT_JSON:
      return "json";

    case PS_EXPORT_PRINT:
      return "print";

    case PS_EXPORT_PDF:
      return "pdf";

    default:
      return "letter";
    }
}

/**
 * ps_person_export:
 * @person_id: whose
 * @format: %PS_EXPORT_JSON, %PS_EXPORT_TEXT, or %PS_EXPORT_PRINT and %PS_EXPORT_PDF, of which the text is
 *   made and no file
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
  g_autoptr (GString) bytes = NULL;

  exported->gate = ps_disclosure_new (PS_AUDIENCE_MEMBER,
                                      PS_GIVEN_ROSTER | PS_GIVEN_CONTACT | PS_GIVEN_ATTENDANCE,
                                      say_form (format), NULL, "request");
  record = ps_person_record_read (conn, person_id, clock, exported->gate, error);
  if (record == NULL)
    return NULL;

  exported->n_people = exported->n_written = 1;
  if (format != PS_EXPORT_JSON)
    exported->text = ps_person_text_new (record);
  if (format == PS_EXPORT_PRINT || format == PS_EXPORT_PDF)
    return g_steal_pointer (&exported);

  bytes = g_string_new (NULL);
  if (format == PS_EXPORT_JSON)
    ps_person_json_write (bytes, record);
  else
    ps_person_text_write (bytes, exported->text);
  exported->bytes = g_string_free_to_bytes (g_steal_pointer (&bytes));

  return g_steal_pointer (&exported);
}
