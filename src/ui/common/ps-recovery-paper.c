#include "ps-recovery-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-platform.h"
#include "ps-print.h"
#include "ps-recovery-sheet.h"
#include "ps-recovery.h"
#include "ps-wrap-box.h"

/**
 * PsRecoveryPaper:
 *
 * A new recovery code, its sheet, and whether it really is on paper: for the first run, and whenever
 * a sheet takes the place of another.
 *
 * The code is made once, with the widget, and stays the same for as long as it is there. Two of its
 * groups are asked for, chosen at random, because a sheet that nobody looked at does not help.
 */
struct _PsRecoveryPaper
{
  AdwBin        parent_instance;

  PsSecret     *code;
  char         *user_name;
  guint         asked[2];

  GtkGrid      *groups;
  PsErrorLabel *paper_error;
  GtkWidget    *print_button;
  GtkLabel     *first_label;
  GtkWidget    *first_entry;
  GtkLabel     *second_label;
  GtkWidget    *second_entry;
  PsErrorLabel *typed_error;
};

G_DEFINE_FINAL_TYPE (PsRecoveryPaper, ps_recovery_paper, ADW_TYPE_BIN)

static PsRecoverySheet *
make_sheet (PsRecoveryPaper *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return ps_recovery_sheet_new (self->user_name != NULL ? self->user_name : "", self->code, now);
}

/* What a print job needs for as long as it lives. */
typedef struct {
  PsRecoveryPaper *paper;
  PsRecoverySheet *sheet;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  ps_recovery_sheet_free (printing->sheet);
  g_object_unref (printing->paper);
  g_free (printing);
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         gpointer  data)
{
  ps_recovery_sheet_draw (((Printing *) data)->sheet, cr, width, height);
}

static void
printed_cb (const GError *error,
            gpointer      user_data)
{
  Printing *printing = user_data;

  if (printing->paper->paper_error != NULL)
    ps_error_label_set_error (printing->paper->paper_error, error);
}

static void
print_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsRecoveryPaper *self = PS_RECOVERY_PAPER (widget);
  Printing *printing = g_new0 (Printing, 1);

  printing->paper = g_object_ref (self);
  printing->sheet = make_sheet (self);
  ps_error_label_set_text (self->paper_error, NULL);
  ps_print_page (widget, _("Peerside recovery sheet"), draw_cb, printing,
                 printed_cb, printing, printing_free);
}

static void
file_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  PsRecoveryPaper *self = user_data;
  g_autoptr (PsRecoverySheet) sheet = make_sheet (self);
  g_autoptr (GError) error = NULL;

  if (self->paper_error == NULL)
    return;

  ps_recovery_sheet_save_pdf (sheet, file, ps_print_get_paper_size (), NULL, &error);
  ps_error_label_set_error (self->paper_error, error);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_platform_save_file (widget, _("Save the Recovery Sheet"),
                         /* Translators: a file name. */
                         _("Peerside recovery sheet.pdf"),
                         file_chosen_cb, g_object_ref (widget), g_object_unref);
}

/* As on the sheet. */
#define COLUMNS 4

static void
fill_groups (PsRecoveryPaper *self)
{
  /* As it stands on paper, whichever way the language runs. */
  gtk_widget_set_direction (GTK_WIDGET (self->groups), GTK_TEXT_DIR_LTR);

  for (guint i = 0; i < PS_RECOVERY_N_GROUPS; i++)
    {
      g_autoptr (PsSecret) group = ps_recovery_group (self->code, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *caption = gtk_label_new (number);
      GtkWidget *text = gtk_label_new (ps_secret_get_text (group));

      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "dim-label");
      gtk_widget_add_css_class (text, "title-3");
      gtk_widget_add_css_class (text, "monospace");
      gtk_box_append (GTK_BOX (box), caption);
      gtk_box_append (GTK_BOX (box), text);
      gtk_grid_attach (self->groups, box, (int) i % COLUMNS, (int) i / COLUMNS, 1, 1);
    }
}

static void
ask_for (PsRecoveryPaper *self)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  /* Two different ones, in the order in which they stand on the sheet. */
  self->asked[0] = (guint) g_random_int_range (0, PS_RECOVERY_N_GROUPS - 1);
  self->asked[1] = (guint) g_random_int_range ((gint32) self->asked[0] + 1, PS_RECOVERY_N_GROUPS);

  /* Translators: %u is the number of a group of four characters on the recovery sheet. */
  first = g_strdup_printf (_("Group %u"), self->asked[0] + 1);
  second = g_strdup_printf (_("Group %u"), self->asked[1] + 1);
  gtk_label_set_label (self->first_label, first);
  gtk_label_set_label (self->second_label, second);
}

static void
typed_cb (PsRecoveryPaper *self)
{
  ps_error_label_set_text (self->typed_error, NULL);
}

/* Return goes to the second entry, and from there on: with the next step, or what a dialog saves. */
static void
activate_cb (GtkWidget       *entry,
             PsRecoveryPaper *self)
{
  if (entry == self->first_entry)
    gtk_widget_grab_focus (self->second_entry);
  else if (!gtk_widget_activate_action (GTK_WIDGET (self), "setup.next", NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "dialog.save", NULL);
}

static gboolean
ps_recovery_paper_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_RECOVERY_PAPER (widget)->print_button);
}

static void
ps_recovery_paper_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_RECOVERY_PAPER);

  G_OBJECT_CLASS (ps_recovery_paper_parent_class)->dispose (object);
}

static void
ps_recovery_paper_finalize (GObject *object)
{
  PsRecoveryPaper *self = PS_RECOVERY_PAPER (object);

  ps_secret_unref (self->code);
  g_free (self->user_name);

  G_OBJECT_CLASS (ps_recovery_paper_parent_class)->finalize (object);
}

static void
ps_recovery_paper_class_init (PsRecoveryPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_recovery_paper_dispose;
  object_class->finalize = ps_recovery_paper_finalize;
  widget_class->grab_focus = ps_recovery_paper_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-recovery-paper.ui");
  gtk_widget_class_bind_template_child (widget_class, PsRecoveryPaper, groups);
  gtk_widget_class_bind_template_child (widget_class, PsRecoveryPaper, paper_error);
  gtk_widget_class_bind_template_child (widget_class, PsRecoveryPaper, print_button);
  gtk_widget_class_bind_template_child (widget_class, PsRecoveryPaper, first_label);
  gtk_widget_class_bind_template_child (widget_class, PsRecoveryPaper, first_entry);
  gtk_widget_class_bind_template_child (widget_class, PsRecoveryPaper, second_label);
  gtk_widget_class_bind_template_child (widget_class, PsRecoveryPaper, second_entry);
  gtk_widget_class_bind_template_child (widget_class, PsRecoveryPaper, typed_error);
  gtk_widget_class_install_action (widget_class, "recovery.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "recovery.save", NULL, save_cb);
}

static void
ps_recovery_paper_init (PsRecoveryPaper *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));

  self->code = ps_recovery_code_new ();
  fill_groups (self);
  ask_for (self);

  g_signal_connect_object (self->first_entry, "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->second_entry, "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->first_entry, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->second_entry, "activate", G_CALLBACK (activate_cb), self, 0);
}

/**
 * ps_recovery_paper_new:
 *
 * Makes the widget, and a new recovery code.
 *
 * Returns: (transfer floating): a #PsRecoveryPaper
 */
GtkWidget *
ps_recovery_paper_new (void)
{
  return g_object_new (PS_TYPE_RECOVERY_PAPER, NULL);
}

/* As forgiving as the unlock screen: either case, blanks, and the letters that look like figures. */
static gboolean
is_group (PsRecoveryPaper *self,
          guint            n,
          const char      *typed)
{
  g_autoptr (PsSecret) group = ps_recovery_group (self->code, n);
  const char *expected = ps_secret_get_text (group);

  for (; *typed != '\0'; typed++)
    {
      char c = g_ascii_toupper (*typed);

      if (c == ' ' || c == '-')
        continue;
      if (c == 'O')
        c = '0';
      else if (c == 'I' || c == 'L')
        c = '1';
      if (c != *expected)
        return FALSE;
      expected++;
    }

  return *expected == '\0';
}

/**
 * ps_recovery_paper_check:
 * @widget: a #PsRecoveryPaper
 *
 * Compares what was typed with the code.
 *
 * Returns: whether both groups are right
 */
gboolean
ps_recovery_paper_check (GtkWidget *widget)
{
  PsRecoveryPaper *self = PS_RECOVERY_PAPER (widget);
  GtkWidget *entries[] = { self->first_entry, self->second_entry };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *typed = gtk_editable_get_text (GTK_EDITABLE (entries[i]));
      g_autofree char *text = NULL;

      if (is_group (self, self->asked[i], typed))
        continue;

      /* Translators: %u is the number of a group of four characters on the recovery sheet. */
      text = g_strdup_printf (*typed == '\0' ? _("Type group %u as it stands on the sheet.")
                                             : _("Group %u is not what stands on the sheet."),
                              self->asked[i] + 1);
      ps_error_label_set_text (self->typed_error, NULL);
      ps_error_label_set_field (self->typed_error, entries[i]);
      ps_error_label_set_text (self->typed_error, text);
      gtk_widget_grab_focus (entries[i]);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_recovery_paper_set_user_name:
 * @self: the paper
 * @user_name: who the sheet is made for
 *
 * Sets the name that is printed.
 */
void
ps_recovery_paper_set_user_name (PsRecoveryPaper *self,
                                 const char      *user_name)
{
  g_free (self->user_name);
  self->user_name = g_strdup (user_name);
}

/**
 * ps_recovery_paper_get_code:
 * @self: the paper
 *
 * Returns: (transfer none): the recovery code
 */
PsSecret *
ps_recovery_paper_get_code (PsRecoveryPaper *self)
{
  return self->code;
}
