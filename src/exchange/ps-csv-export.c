#include "ps-csv-export.h"

#include "ps-csv-writer.h"
#include "ps-member-headers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The ways to reach somebody, as columns. */
static const struct
{
  const char *kind;
  const char *header;
  const char *label_header;
  const char *may_header;
  guint       at_least;
} kinds[] = {
  { "phone", PS_HEADER_PHONE, PS_HEADER_PHONE_LABEL, PS_HEADER_PHONE_MAY, 1 },
  { "email", PS_HEADER_EMAIL, PS_HEADER_EMAIL_LABEL, PS_HEADER_EMAIL_MAY, 1 },
  { "postal", PS_HEADER_ADDRESS, PS_HEADER_ADDRESS_LABEL, PS_HEADER_ADDRESS_MAY, 0 },
};

static void
write_header (PsCsvWriter *writer,
              const char  *header,
              guint        number)
{
  g_autofree char *text = ps_member_header_format (header, number);

  ps_csv_writer_cell (writer, text);
}

/* The @number-th way of a kind, from 1. */
static const PsContactWayRow *
find_way (const PsCsvMember *row,
          const char        *kind,
          guint              number)
{
  for (guint i = 0; i < row->ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (row->ways, i);

      if (strcmp (way->kind, kind) == 0 && --number == 0)
        return way;
    }

  return NULL;
}

static guint
count_most (const PsCsvMember *rows,
            guint              n_rows,
            const char        *kind,
            guint              at_least)
{
  guint most = at_least;

  for (guint i = 0; i < n_rows; i++)
    while (find_way (&rows[i], kind, most + 1) != NULL)
      most++;

  return most;
}

/* Words that ps_member_record_new() reads back; not translated. */
static void
write_way (PsCsvWriter           *writer,
           const PsContactWayRow *way)
{
  g_autoptr (GString) may = g_string_new (NULL);

  if (way == NULL)
    {
      for (guint i = 0; i < 3; i++)
        ps_csv_writer_cell (writer, NULL);
      return;
    }

  if (way->ok_call)
    g_string_append (may, "call ");
  if (way->ok_text)
    g_string_append (may, "text ");
  if (way->ok_message)
    g_string_append (may, "message ");
  if (way->ok_mail)
    g_string_append (may, "mail ");

  ps_csv_writer_cell (writer, way->value);
  ps_csv_writer_cell (writer, way->label);
  ps_csv_writer_cell (writer, g_strchomp (may->str));
}

/* Two more columns at the end, where a Part 2 group's member is among the rows: 42 CFR 2.32 (a) and (b).
 * Other files stay as they are.
 */
static void
write_notice_header (PsCsvWriter *writer)
{
  /* Translators: heads a column with a notice that the law wants to go with each record. */
  ps_csv_writer_cell (writer, _("Notice"));
  /* Translators: heads a column that says what somebody consented to. */
  ps_csv_writer_cell (writer, _("Consent"));
}

/**
 * ps_csv_export_members:
 * @rows: (array length=n_rows): who, in their order
 * @n_rows: how many
 * @delimiter: comma, semicolon or tab
 * @byte_order_mark: whether to begin with one, which Excel needs
 *
 * Writes members with the ways to reach them and what may be done with each. ps_member_import_new()
 * reads it back identical. Where somebody has a notice, it and the consent stand in two more columns.
 *
 * Returns: (transfer full): the file
 */
GBytes *
ps_csv_export_members (const PsCsvMember *rows,
                       guint              n_rows,
                       char               delimiter,
                       gboolean           byte_order_mark)
{
  static const char *const headers[] = {
    PS_HEADER_PREFERRED_NAME, PS_HEADER_FULL_NAME, PS_HEADER_INITIAL, PS_HEADER_PRONOUNS,
    PS_HEADER_LANGUAGE, PS_HEADER_ACCESS_NEEDS, PS_HEADER_ROLE,
  };
  g_autoptr (PsCsvWriter) writer = ps_csv_writer_new (delimiter, byte_order_mark);
  guint most[G_N_ELEMENTS (kinds)];
  gboolean with_notice = FALSE;

  for (guint i = 0; i < n_rows; i++)
    with_notice = with_notice || rows[i].notice != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    write_header (writer, headers[i], 0);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      most[kind] = count_most (rows, n_rows, kinds[kind].kind, kinds[kind].at_least);
      for (guint number = 1; number <= most[kind]; number++)
        {
          write_header (writer, kinds[kind].header, number);
          write_header (writer, kinds[kind].label_header, number);
          write_header (writer, kinds[kind].may_header, number);
        }
    }
  if (with_notice)
    write_notice_header (writer);
  ps_csv_writer_end_record (writer);

  for (guint i = 0; i < n_rows; i++)
    {
      const PsMemberRow *member = rows[i].member;

      ps_csv_writer_cell (writer, member->preferred_name);
      ps_csv_writer_cell (writer, member->full_name);
      ps_csv_writer_cell (writer, member->initial);
      ps_csv_writer_cell (writer, member->pronouns);
      ps_csv_writer_cell (writer, member->language);
      ps_csv_writer_cell (writer, member->access_needs);
      ps_csv_writer_cell (writer, member->role != NULL ? member->role : "living-with");

      for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
        for (guint number = 1; number <= most[kind]; number++)
          write_way (writer, find_way (&rows[i], kinds[kind].kind, number));

      if (with_notice)
        {
          ps_csv_writer_cell (writer, rows[i].notice);
          ps_csv_writer_cell (writer, rows[i].consent);
        }
      ps_csv_writer_end_record (writer);
    }

  return ps_csv_writer_finish (writer);
}

/**
 * ps_csv_export_attendance:
 * @rows: (array length=n_rows): in their order
 * @n_rows: how many
 * @delimiter: comma, semicolon or tab
 * @byte_order_mark: whether to begin with one, which Excel needs
 *
 * Writes who was at which meeting, one person and meeting a row. Status and mode are the words that
 * are stored, in any language. Where somebody has a notice, it and the consent stand in two more
 * columns.
 *
 * Returns: (transfer full): the file
 */
GBytes *
ps_csv_export_attendance (const PsCsvAttendance *rows,
                          guint                  n_rows,
                          char                   delimiter,
                          gboolean               byte_order_mark)
{
  static const char *const headers[] = {
    N_("Group"), N_("Date"), N_("Start"), N_("Name"), N_("Initial"), N_("Attendance"),
    /* Translators: heads a column that says how somebody took part: in-person, online, phone. */
    N_("How"),
    N_("First time"),
  };
  g_autoptr (PsCsvWriter) writer = ps_csv_writer_new (delimiter, byte_order_mark);
  gboolean with_notice = FALSE;

  for (guint i = 0; i < n_rows; i++)
    with_notice = with_notice || rows[i].notice != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    ps_csv_writer_cell (writer, _(headers[i]));
  if (with_notice)
    write_notice_header (writer);
  ps_csv_writer_end_record (writer);

  for (guint i = 0; i < n_rows; i++)
    {
      ps_csv_writer_cell (writer, rows[i].group);
      ps_csv_writer_cell (writer, rows[i].date);
      ps_csv_writer_cell (writer, rows[i].start);
      ps_csv_writer_cell (writer, rows[i].name);
      ps_csv_writer_cell (writer, rows[i].initial);
      ps_csv_writer_cell (writer, rows[i].status);
      ps_csv_writer_cell (writer, rows[i].mode);
      ps_csv_writer_cell (writer, rows[i].first_time ? "yes" : "no");
      if (with_notice)
        {
          ps_csv_writer_cell (writer, rows[i].notice);
          ps_csv_writer_cell (writer, rows[i].consent);
        }
      ps_csv_writer_end_record (writer);
    }

  return ps_csv_writer_finish (writer);
}
