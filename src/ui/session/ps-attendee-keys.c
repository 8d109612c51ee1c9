/* The keys of an attendance list.
 *
 * Twelve people are to be marked in under half a minute by somebody who does not look at the keyboard,
 * so each takes one key, which also goes on to the next. They are digits and the space bar. UI.md keeps
 * bare keys out of the meeting view for WCAG 2.1.4, which allows them where they do something only
 * while the thing they belong to has the focus: these do only on a row of the list, and never in the
 * field below it. Letters are left alone, because a letter stands for a word in one language and for
 * nothing in the next, and because typing one looks for a name.
 */
#include "ps-attendee-keys.h"

#include <glib/gi18n-lib.h>

const PsAttendeeKey ps_attendee_keys[] = {
  { '1', "present", NULL },
  { '2', "late", NULL },
  { '3', "left-early", NULL },
  { '4', "excused", NULL },
  { '5', "absent", NULL },
  { '0', "expected", NULL },
  { '6', NULL, "in-person" },
  { '7', NULL, "online" },
  { '8', NULL, "phone" },
};

const gsize ps_attendee_n_keys = G_N_ELEMENTS (ps_attendee_keys);

/**
 * ps_attendee_keys_find:
 * @keyval: a key, on the keypad too
 *
 * Returns: (transfer none) (nullable): what it says
 */
const PsAttendeeKey *
ps_attendee_keys_find (guint keyval)
{
  guint digit = keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9 ? keyval - GDK_KEY_KP_0 + '0'
                                                                : gdk_keyval_to_unicode (keyval);

  for (gsize i = 0; i < ps_attendee_n_keys; i++)
    {
      if ((guint) ps_attendee_keys[i].key == digit)
        return &ps_attendee_keys[i];
    }

  return NULL;
}

/**
 * ps_attendee_keys_apply:
 * @key: a key
 * @row: what is known of somebody
 * @status: (out): what is to be known of them
 * @mode: (out): how they take part
 *
 * Who is said to be online or on the telephone, and of whom nothing was known, is here.
 *
 * Returns: whether that settles whether they are here, so that the next one is next
 */
gboolean
ps_attendee_keys_apply (const PsAttendeeKey    *key,
                        const PsAttendanceRow  *row,
                        const char            **status,
                        const char            **mode)
{
  gboolean is_open = g_str_equal (row->status, "expected");
  const char *here = is_open ? "present" : row->status;

  *status = key->status != NULL ? key->status : here;
  *mode = key->mode != NULL ? key->mode : row->mode;

  return key->status != NULL ? !g_str_equal (key->status, "expected") : is_open;
}

/**
 * ps_attendee_keys_words:
 *
 * Returns: (transfer full): the keys for whoever has not learned them yet
 */
char *
ps_attendee_keys_words (void)
{
  /* Translators: the keys of the attendance list: the space bar and digits, each with what it says. */
  return g_strdup (_("Space: here, and on to the next · 2 late · 3 left early · 4 excused · 5 absent · "
                     "7 online · 8 by phone · 0 not known · Letters look for a name"));
}
