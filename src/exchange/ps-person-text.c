/* One person's own record as a text to read: on paper, or as Markdown, which needs no program to be read. */
#include "ps-person-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-attendee.h"
#include "ps-consent-words.h"
#include "ps-contact-store.h"
#include "ps-date-words.h"
#include "ps-disclosure-store.h"
#include "ps-markdown.h"
#include "ps-roster.h"
#include "ps-text-block.h"
#include "ps-time-words.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
add_fact (GPtrArray  *out,
          const char *label,
          const char *text)
{
  if (!is_empty (text))
    ps_text_blocks_add (out, PS_TEXT_FACT, label, text);
}

static void
add_facts (GPtrArray            *out,
           const PsPersonRecord *record,
           guint                 row)
{
  const PsAboutPart part = PS_ABOUT_RECORDS;
  g_autofree char *since = ps_person_text_cell (record, part, row, "created_at");
  g_autofree char *died = ps_person_text_day (ps_person_record_get (record, part, row, "died_on"));

  add_fact (out, _("Preferred name:"), ps_person_record_get (record, part, row, "preferred_name"));
  add_fact (out, _("Full name:"), ps_person_record_get (record, part, row, "full_name"));
  add_fact (out, _("Initial:"), ps_person_record_get (record, part, row, "initial"));
  add_fact (out, _("Pronouns:"), ps_person_record_get (record, part, row, "pronouns"));
  add_fact (out, _("Language:"), ps_person_record_get (record, part, row, "language"));
  add_fact (out, _("Access needs:"), ps_person_record_get (record, part, row, "access_needs"));
  /* Translators: whether somebody lives with an illness or cares for somebody who does. */
  add_fact (out, _("Takes part as:"),
            g_strcmp0 (ps_person_record_get (record, part, row, "role"), "caregiver") == 0
            ? _("a caregiver") : _("somebody who lives with it"));
  add_fact (out, _("Home group:"), ps_person_record_get (record, part, row, "home_group"));
  add_fact (out, _("On the roster since:"), since);
  add_fact (out, _("Died on:"), died);
}

static char *
describe_permissions (const PsContactWayRow *way)
{
  g_autoptr (GPtrArray) may = g_ptr_array_new ();

  if (way->ok_call)
    g_ptr_array_add (may, (gpointer) _("to be called"));
  if (way->ok_text)
    g_ptr_array_add (may, (gpointer) _("to be sent text messages"));
  if (way->ok_message)
    g_ptr_array_add (may, (gpointer) _("that a message is left"));
  if (way->ok_mail)
    g_ptr_array_add (may, (gpointer) _("to be written to"));
  if (may->len == 0)
    return g_strdup (_("nothing"));
  g_ptr_array_add (may, NULL);

  return g_strjoinv (_(", "), (char **) may->pdata);
}

static void
add_ways (GPtrArray            *out,
          const PsPersonRecord *record)
{
  if (record->ways->len == 0)
    return;

  ps_person_text_add_heading (out, _("How you can be reached"));
  for (guint i = 0; i < record->ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (record->ways, i);
      g_autofree char *may = describe_permissions (way);
      g_autofree char *what = is_empty (way->label) ? g_strdup (way->value)
                              /* Translators: a number or address, and which one it is: "work". */
                              : g_strdup_printf (_("%1$s (%2$s)"), way->value, way->label);
      /* Translators: a number or address, and a list: "to be called, to be written to". */
      g_autofree char *sentence = g_strdup_printf (_("%1$s. You agreed to: %2$s."), what, may);

      ps_person_text_add_item (out, sentence);
    }
}

static void
add_spells (GPtrArray            *out,
            const PsPersonRecord *record)
{
  const PsAboutPart part = PS_ABOUT_SPELLS;

  for (guint i = 0; i < record->parts[part]->len; i++)
    {
      const char *group = ps_person_record_get (record, part, i, "group");
      const char *reason = ps_person_record_get (record, part, i, "reason");
      g_autofree char *joined = ps_person_text_day (ps_person_record_get (record, part, i, "joined"));
      g_autofree char *left = ps_person_text_day (ps_person_record_get (record, part, i, "left"));
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("Groups you are or were a member of"));
      sentence = reason == NULL
                 /* Translators: a group and a day. */
                 ? g_strdup_printf (_("%1$s, since %2$s."), group, joined)
                 /* Translators: a group, two days, and why: "Moved on well". */
                 : g_strdup_printf (_("%1$s, from %2$s. You left on %3$s: %4$s."), group, joined, left,
                                    ps_leave_reason_get_label (reason));
      ps_person_text_add_item (out, sentence);
    }
}

static void
add_attendance (GPtrArray            *out,
                const PsPersonRecord *record)
{
  const PsAboutPart part = PS_ABOUT_ATTENDANCE;

  for (guint i = 0; i < record->parts[part]->len; i++)
    {
      g_autofree char *when = ps_person_text_cell (record, part, i, "starts_at");
      gboolean first = g_strcmp0 (ps_person_record_get (record, part, i, "first_time"), "1") == 0;
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("Meetings"));
      /* Translators: when, which group, how somebody was there: "Present", "In person", and maybe the
       * sentence about the first time.
       */
      sentence = g_strdup_printf (_("%1$s, %2$s: %3$s, %4$s.%5$s"), when,
                                  ps_person_record_get (record, part, i, "group"),
                                  ps_attendance_status_get_label (
                                    ps_person_record_get (record, part, i, "status")),
                                  ps_attendance_mode_get_label (
                                    ps_person_record_get (record, part, i, "mode")),
                                  /* Translators: behind a meeting; begins with a blank. */
                                  first ? _(" It was your first one.") : "");
      ps_person_text_add_item (out, sentence);
    }

  for (guint i = 0; i < record->parts[PS_ABOUT_EXPECTED]->len; i++)
    {
      const PsAboutPart door = PS_ABOUT_EXPECTED;
      g_autofree char *day = ps_person_text_day (ps_person_record_get (record, door, i, "date"));
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("Said at the door, before a meeting"));
      /* Translators: a day, a group, and how somebody is there: "Expected". */
      sentence = g_strdup_printf (_("%1$s, %2$s: %3$s."), day,
                                  ps_person_record_get (record, door, i, "group"),
                                  ps_attendance_status_get_label (
                                    ps_person_record_get (record, door, i, "status")));
      ps_person_text_add_item (out, sentence);
    }
}

static void
add_corrections (GPtrArray            *out,
                 const PsPersonRecord *record)
{
  const PsAboutPart part = PS_ABOUT_CORRECTIONS;

  for (guint i = 0; i < record->parts[part]->len; i++)
    {
      g_autofree char *when = ps_person_text_cell (record, part, i, "starts_at");
      g_autofree char *corrected = ps_person_text_cell (record, part, i, "corrected_at");
      const char *old = ps_person_record_get (record, part, i, "old_status");
      const char *new = ps_person_record_get (record, part, i, "new_status");
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("Corrections"));
      /* Translators: when, which group, how somebody was there before and after, when that was
       * corrected.
       */
      sentence = g_strdup_printf (_("%1$s, %2$s: it said “%3$s” and was corrected to “%4$s” on %5$s."),
                                  when, ps_person_record_get (record, part, i, "group"),
                                  is_empty (old) ? "–" : ps_attendance_status_get_label (old),
                                  ps_attendance_status_get_label (new), corrected);
      ps_person_text_add_item (out, sentence);
    }
}

/**
 * ps_person_text_new:
 *
 * Returns: (transfer full) (element-type PsTextBlock): all of it, with a heading for each part and a
 *   sentence for each thing
 */
GPtrArray *
ps_person_text_new (const PsPersonRecord *record)
{
  GPtrArray *out = ps_text_blocks_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *when = ps_person_text_moment (record->made_at, zone);
  g_autofree char *about = NULL;

  ps_text_blocks_add (out, PS_TEXT_TITLE, NULL,
                      ps_person_record_get (record, PS_ABOUT_RECORDS, 0, "preferred_name"));
  about = g_strdup_printf (_("This is everything that Peerside keeps about you, on %s. Names of "
                             "other people are left out. What is said in a group is not kept."), when);
  ps_text_blocks_add (out, PS_TEXT_PARAGRAPH, NULL, about);
  if (record->notice != NULL)
    ps_text_blocks_add (out, PS_TEXT_NOTICE, NULL, record->notice);

  ps_person_text_add_heading (out, _("About you"));
  add_facts (out, record, 0);
  add_ways (out, record);
  add_spells (out, record);
  add_attendance (out, record);
  add_corrections (out, record);
  ps_person_text_add_deeds (out, record);
  ps_person_text_add_consents (out, record);

  for (guint i = 1; i < record->parts[PS_ABOUT_RECORDS]->len; i++)
    {
      ps_person_text_add_heading (out, _("A second record of you, which was put together with this one"));
      add_facts (out, record, i);
    }

  return out;
}

static void
write_block (GString           *out,
             const PsTextBlock *block)
{
  switch (block->kind)
    {
    case PS_TEXT_TITLE:
      g_string_append (out, "# ");
      ps_markdown_append (out, block->text);
      g_string_append_c (out, '\n');
      break;

    case PS_TEXT_PARAGRAPH:
      g_string_append_printf (out, "\n%s\n", block->text);
      break;

    case PS_TEXT_NOTICE:
      g_string_append_printf (out, "\n**%s**\n", block->text);
      break;

    case PS_TEXT_HEADING:
      g_string_append_printf (out, "\n## %s\n\n", block->text);
      break;

    case PS_TEXT_FACT:
    case PS_TEXT_ITEM:
    default:
      g_string_append (out, "- ");
      if (block->label != NULL)
        g_string_append_printf (out, "**%s** ", block->label);
      ps_markdown_append (out, block->text);
      g_string_append_c (out, '\n');
    }
}

/**
 * ps_person_text_write:
 * @out: where it is added
 * @text: (element-type PsTextBlock): from ps_person_text_new()
 *
 * Writes it as Markdown.
 */
void
ps_person_text_write (GString   *out,
                      GPtrArray *text)
{
  for (guint i = 0; i < text->len; i++)
    write_block (out, g_ptr_array_index (text, i));
}
