#include "ps-recovery-sheet.h"

#include <glib/gi18n-lib.h>

#include "ps-recovery.h"

/**
 * PsRecoverySheet:
 *
 * The paper that opens the vault when every passphrase is forgotten.
 *
 * It carries the code, in groups that can be read out and typed, who it was made for and when, and
 * how to keep it. There is nothing on it that would tell a finder where the vault is, and no
 * passphrase.
 */
struct _PsRecoverySheet
{
  char      *user_name;
  PsSecret  *code;
  GDateTime *made_at;
};

/* In points. Three quarters of an inch is what any printer can leave white. */
#define MARGIN 54
#define GAP    14

/**
 * ps_recovery_sheet_new:
 * @user_name: who sets the vault up
 * @code: from ps_recovery_code_new(); referenced
 * @made_at: when, in local time
 *
 * Makes the description of the page.
 *
 * Returns: (transfer full): a #PsRecoverySheet
 */
PsRecoverySheet *
ps_recovery_sheet_new (const char *user_name,
                       PsSecret   *code,
                       GDateTime  *made_at)
{
  PsRecoverySheet *self = g_new0 (PsRecoverySheet, 1);

  self->user_name = g_strdup (user_name);
  self->code = ps_secret_ref (code);
  self->made_at = g_date_time_ref (made_at);

  return self;
}

/**
 * ps_recovery_sheet_free:
 * @self: a recovery sheet
 *
 * Frees @self and lets go of the code.
 */
void
ps_recovery_sheet_free (PsRecoverySheet *self)
{
  g_free (self->user_name);
  ps_secret_unref (self->code);
  g_date_time_unref (self->made_at);
  g_free (self);
}

/* A box with the groups of the code, four a line, each with its number. */
static double
draw_code (const PsRecoverySheet *self,
           cairo_t               *cr,
           double                 y,
           double                 width)
{
  const guint columns = 4;
  const double cell = width / columns;
  const double line = 54;
  const guint lines = (PS_RECOVERY_N_GROUPS + columns - 1) / columns;
  double height = lines * line + GAP;

  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, MARGIN, y, width, height);
  cairo_stroke (cr);

  for (guint i = 0; i < PS_RECOVERY_N_GROUPS; i++)
    {
      g_autoptr (PsSecret) group = ps_recovery_group (self->code, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      double x = MARGIN + i % columns * cell;
      double top = y + GAP / 2 + i / columns * line;

      ps_paper_draw_text (cr, x, top + 4, cell, "Sans 8", PANGO_ALIGN_CENTER, number);
      ps_paper_draw_text (cr, x, top + 16, cell, "Monospace Bold 20", PANGO_ALIGN_CENTER,
                          ps_secret_get_text (group));
    }

  return height;
}

/**
 * ps_recovery_sheet_draw:
 * @self: a recovery sheet
 * @cr: where to
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 *
 * Draws the page.
 */
void
ps_recovery_sheet_draw (const PsRecoverySheet *self,
                        cairo_t               *cr,
                        double                 width,
                        double                 height)
{
  const char * const advice[] = {
    _("If every passphrase is forgotten, this code opens the vault. Without it and without a "
      "passphrase nobody can: not the clinic’s IT, and not the people who make Peerside."),
    _("Keep this sheet as you would keep a key to the records: in a safe or a locked drawer, away "
      "from the computer. Whoever holds both the sheet and the computer can read everything."),
    _("Do not photograph it, and do not send it. Peerside keeps no copy of the code."),
    _("The letters I, L, O and U are not used, so 1 is always a one and 0 is always a nought."),
  };
  g_autofree char *date = g_date_time_format (self->made_at, "%x");
  g_autofree char *made = NULL;
  double inner = width - 2 * MARGIN;
  double y = MARGIN;

  cairo_set_source_rgb (cr, 0, 0, 0);

  y += ps_paper_draw_text (cr, MARGIN, y, inner, "Sans Bold 24", PANGO_ALIGN_LEFT,
                           _("Peerside Recovery Sheet"));
  y += GAP / 2;
  /* Translators: %1$s is the name of a user, %2$s a date. */
  made = g_strdup_printf (_("Made for %1$s on %2$s"), self->user_name, date);
  y += ps_paper_draw_text (cr, MARGIN, y, inner, "Sans 12", PANGO_ALIGN_LEFT, made);
  y += 2 * GAP;
  y += draw_code (self, cr, y, inner);
  y += 2 * GAP;

  for (gsize i = 0; i < G_N_ELEMENTS (advice); i++)
    {
      y += ps_paper_draw_text (cr, MARGIN, y, inner, "Sans 12", PANGO_ALIGN_LEFT, advice[i]);
      y += GAP;
    }

  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < 2; i++)
    {
      const char *label = i == 0 ? _("Where this sheet is kept") : _("Who may use it");

      y += 3 * GAP;
      cairo_move_to (cr, MARGIN, y);
      cairo_line_to (cr, width - MARGIN, y);
      cairo_stroke (cr);
      y += 4 + ps_paper_draw_text (cr, MARGIN, y + 4, inner, "Sans 9", PANGO_ALIGN_LEFT, label);
    }
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         gpointer  data)
{
  ps_recovery_sheet_draw (data, cr, width, height);
}

/**
 * ps_recovery_sheet_save_pdf:
 * @self: a recovery sheet
 * @file: where to
 * @size: the sheet
 * @cancellable: (nullable): a #GCancellable
 *
 * Writes the page as a PDF file that only this user may read.
 *
 * Returns: whether the file was written, with the errors of GIO if not
 */
gboolean
ps_recovery_sheet_save_pdf (const PsRecoverySheet  *self,
                            GFile                  *file,
                            PsPaperSize             size,
                            GCancellable           *cancellable,
                            GError                **error)
{
  return ps_paper_save_pdf (file, size, _("Peerside Recovery Sheet"), draw_cb,
                            (gpointer) self, cancellable, error);
}
