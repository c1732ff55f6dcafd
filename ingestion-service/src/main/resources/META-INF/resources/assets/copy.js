// Puts a button beside everything that is worth copying. Without it, it is selected and copied by hand.
for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "quiet"
  button.textContent = "Copy"
  const said = document.createElement("span")
  said.setAttribute("role", "status")
  said.className = "soft"
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent)
      said.textContent = "Copied"
    } catch {
      // Only pages of this machine or over https may write to the clipboard.
      getSelection().selectAllChildren(text)
      said.textContent = "Selected: copy it with your keyboard"
    }
  })
  const line = document.createElement("p")
  line.className = "copy"
  line.append(button, said)
  text.closest("pre").after(line)
}
