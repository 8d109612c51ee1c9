#include "ps-dialog.h"

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-check-wrap.h"
#include "ps-form.h"
#include "ps-spin.h"
#include "ps-property.h"

/**
 * PsDialog:
 *
 * A form with Cancel and a button that saves: what every dialog that asks for something is made
 * from. A template of a subclass sets "form".
 *
 * Nothing that was typed is lost when saving fails: the dialog stays as it is and says why at its
 * top, unless a field says it. Return in a field of one line and Ctrl+Return anywhere save, Escape
 * closes; Return on a row or a check button does what that is for.
 */
typedef struct {
  GtkButton    *save_button;
  PsErrorLabel *error_label;
  AdwBin       *form_bin;
  gboolean      busy;
  gboolean      can_save;
} PsDialogPrivate;

enum {
  PROP_0,
  PROP_FORM,
  PROP_SAVE_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PsDialog, ps_dialog, ADW_TYPE_WINDOW)

static void
update_action (PsDialog *self)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", priv->can_save && !priv->busy);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_dialog_save (PS_DIALOG (widget));
}

/* Return that nothing has used: an entry of one line asks for "default.activate" instead, so this is
 * a row or a check button, where a person means that one and not the dialog.
 */
static void
ps_dialog_activate_default (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || !gtk_widget_activate (focus))
    GTK_WINDOW_CLASS (ps_dialog_parent_class)->activate_default (window);
}

static void
ps_dialog_dispose (GObject *object)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (PS_DIALOG (object));

  /* GTK 4.8 stops the program when two templates of one widget are disposed of, and that of the
   * subclass is. The window lets go of ours by itself.
   */
  priv->save_button = NULL;
  priv->error_label = NULL;
  priv->form_bin = NULL;

  G_OBJECT_CLASS (ps_dialog_parent_class)->dispose (object);
}

static void
ps_dialog_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (PS_DIALOG (object));

  switch (prop_id)
    {
    case PROP_FORM:
      g_value_set_object (value, adw_bin_get_child (priv->form_bin));
      break;

    case PROP_SAVE_LABEL:
      g_value_set_string (value, gtk_button_get_label (priv->save_button));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_dialog_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (PS_DIALOG (object));

  switch (prop_id)
    {
    case PROP_FORM:
      adw_bin_set_child (priv->form_bin, g_value_get_object (value));
      if (g_value_get_object (value) != NULL)
        {
          ps_check_wrap (g_value_get_object (value));
          ps_spin_scroll_past (g_value_get_object (value));
        }
      break;

    case PROP_SAVE_LABEL:
      ps_dialog_set_save_label (PS_DIALOG (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_dialog_class_init (PsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ps_dialog_dispose;
  object_class->get_property = ps_dialog_get_property;
  object_class->set_property = ps_dialog_set_property;
  GTK_WINDOW_CLASS (klass)->activate_default = ps_dialog_activate_default;

  properties[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SAVE_LABEL] = g_param_spec_string ("save-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PsDialog, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, PsDialog, error_label);
  gtk_widget_class_bind_template_child_private (widget_class, PsDialog, form_bin);
}

static void
ps_dialog_init (PsDialog *self)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  priv->can_save = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (priv->save_button));
}

/**
 * ps_dialog_present:
 * @self: (transfer floating): a dialog
 * @near: a widget of the window that asks
 *
 * Shows the dialog over the window of @near. It goes with that window. The keyboard is given to the
 * first thing in the form, unless @self has given it to another.
 */
void
ps_dialog_present (PsDialog  *self,
                   GtkWidget *near)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);
  gboolean given = gtk_window_get_focus (GTK_WINDOW (self)) != NULL;
  GtkRoot *root;

  g_return_if_fail (PS_IS_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (near));

  root = gtk_widget_get_root (near);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  if (!given)
    gtk_widget_child_focus (GTK_WIDGET (priv->form_bin), GTK_DIR_TAB_FORWARD);
}

/**
 * ps_dialog_present_form:
 * @self: (transfer floating): a dialog
 * @near: a widget of the window that asks
 * @form: which form it is, see ps_form_set_name()
 * @id: what it is about
 *
 * Shows a dialog whose text is kept when the vault is locked under it.
 */
void
ps_dialog_present_form (PsDialog   *self,
                        GtkWidget  *near,
                        const char *form,
                        gint64      id)
{
  ps_form_set_name (GTK_WINDOW (self), form, id, NULL);
  ps_dialog_present (self, near);
}

/**
 * ps_dialog_save:
 * @self: a dialog
 *
 * Does what its button does, if it can be done now.
 */
void
ps_dialog_save (PsDialog *self)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  g_return_if_fail (PS_IS_DIALOG (self));

  if (priv->busy || !priv->can_save)
    return;

  ps_error_label_set_text (priv->error_label, NULL);
  PS_DIALOG_GET_CLASS (self)->save (self);
}

/**
 * ps_dialog_set_busy:
 * @self: a dialog
 * @busy: whether what was asked for is being done
 *
 * Keeps it from being asked for twice.
 */
void
ps_dialog_set_busy (PsDialog *self,
                    gboolean  busy)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  g_return_if_fail (PS_IS_DIALOG (self));

  priv->busy = busy;
  update_action (self);
}

/**
 * ps_dialog_get_busy:
 * @self: a dialog
 *
 * Returns: whether what was asked for is being done
 */
gboolean
ps_dialog_get_busy (PsDialog *self)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  g_return_val_if_fail (PS_IS_DIALOG (self), FALSE);

  return priv->busy;
}

/**
 * ps_dialog_set_can_save:
 * @self: a dialog
 * @can_save: whether there is anything to save
 *
 * Makes the button sensitive or not.
 */
void
ps_dialog_set_can_save (PsDialog *self,
                        gboolean  can_save)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  g_return_if_fail (PS_IS_DIALOG (self));

  priv->can_save = can_save;
  update_action (self);
}

/**
 * ps_dialog_set_save_label:
 * @self: a dialog
 * @label: translated, with a mnemonic
 *
 * Sets what the button says.
 */
void
ps_dialog_set_save_label (PsDialog   *self,
                          const char *label)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  g_return_if_fail (PS_IS_DIALOG (self));

  gtk_button_set_label (priv->save_button, label);
  ps_a11y_name_button (priv->save_button, NULL);
}

/**
 * ps_dialog_set_error:
 * @self: a dialog
 * @sentence: (nullable): what is wrong, translated
 *
 * Says at the top of the dialog what is wrong.
 */
void
ps_dialog_set_error (PsDialog   *self,
                     const char *sentence)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  g_return_if_fail (PS_IS_DIALOG (self));

  ps_error_label_set_text (priv->error_label, sentence);
}

/**
 * ps_dialog_saved:
 * @self: a dialog
 * @error: (nullable): why it could not be saved
 *
 * Closes the dialog, or leaves it open and says why. A dialog that was closed meanwhile stays so.
 */
void
ps_dialog_saved (PsDialog     *self,
                 const GError *error)
{
  PsDialogPrivate *priv = ps_dialog_get_instance_private (self);

  g_return_if_fail (PS_IS_DIALOG (self));

  if (priv->error_label == NULL)
    return;

  ps_dialog_set_busy (self, FALSE);
  if (error != NULL)
    ps_error_label_set_error (priv->error_label, error);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * ps_dialog_add_toasts:
 * @self: a dialog, as its template made it
 *
 * Gives a dialog in which things can be taken back a place for toasts of its own. Without it they
 * are shown in the window behind.
 */
void
ps_dialog_add_toasts (PsDialog *self)
{
  g_autoptr (GtkWidget) content = NULL;
  GtkWidget *overlay;

  g_return_if_fail (PS_IS_DIALOG (self));

  content = g_object_ref (adw_window_get_content (ADW_WINDOW (self)));
  overlay = adw_toast_overlay_new ();
  adw_window_set_content (ADW_WINDOW (self), NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), content);
  adw_window_set_content (ADW_WINDOW (self), overlay);
}
